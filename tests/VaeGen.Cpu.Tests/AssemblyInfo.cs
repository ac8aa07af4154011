// The default generator is one for the whole process, as in PyTorch: a test that seeds it must not share it with another at the same time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
