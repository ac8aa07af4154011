namespace VaeGen;

/// <summary>
/// Some processes that train one model together, each on its part of every batch. <see cref="MpiCommunicator"/> joins those that
/// <c>mpirun</c> started; another one needs only these members.
/// </summary>
/// <remarks>All processes call the same members in the same order. A member waits for the others; where one of them is gone, all must end.</remarks>
/// <example>
/// <code>
/// using var processes = MpiCommunicator.Start();
/// model.Fit(digits, new TrainingOptions { Communicator = processes });
/// processes.Complete();
/// </code>
/// </example>
public interface ICommunicator
{
    /// <summary>Which of the processes this is, from 0. The first one reports and writes files.</summary>
    int Rank { get; }

    /// <summary>How many processes there are.</summary>
    int Size { get; }

    /// <summary>Replaces every value by its sum over all processes, with the same bits on each.</summary>
    /// <param name="values">As many on every process.</param>
    void AllReduce(Span<float> values);

    /// <inheritdoc cref="AllReduce(Span{float})"/>
    void AllReduce(Span<double> values);

    /// <summary>Replaces the bytes by those of the first process.</summary>
    /// <param name="values">As many on every process.</param>
    void Broadcast(Span<byte> values);
}
