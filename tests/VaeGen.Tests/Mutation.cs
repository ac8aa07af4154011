namespace VaeGen.Tests;

/// <summary>Damages files the way disks, networks and adversaries do.</summary>
internal static class Mutation
{
    private static readonly byte[] telling = [0, 1, 8, (byte)'"', (byte)'{', (byte)'}', (byte)'[', (byte)',', (byte)'-', (byte)'9', (byte)' ', (byte)'\\', 0x7F, 0x80, 0xFF];

    public static byte[] Of(byte[] file, Random random)
    {
        var bytes = file.ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var place = random.Next(3) == 0 ? random.Next(Math.Min(16, bytes.Count + 1)) : random.Next(bytes.Count + 1);
            switch (random.Next(6))
            {
                case 0 when place < bytes.Count: // a bit
                    bytes[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when place < bytes.Count: // a byte
                    bytes[place] = telling[random.Next(telling.Length)];
                    break;
                case 2: // something added
                    bytes.Insert(place, telling[random.Next(telling.Length)]);
                    break;
                case 3: // something lost
                    bytes.RemoveRange(place, Math.Min(random.Next(1, 5), bytes.Count - place));
                    break;
                case 4: // something twice
                    bytes.InsertRange(place, bytes.Skip(place).Take(random.Next(1, 40)).ToArray());
                    break;
                default: // the end lost
                    if (random.Next(4) == 0)
                    {
                        bytes.RemoveRange(place, bytes.Count - place);
                    }
                    break;
            }
        }
        return [.. bytes];
    }
}
