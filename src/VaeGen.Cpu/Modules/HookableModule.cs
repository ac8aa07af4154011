namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module whose <c>call</c> runs hooks before and after <c>forward</c>.</summary>
        public abstract class HookableModule<TPreHook, TPostHook> : Module
        {
            protected Dictionary<string, TPreHook> pre_hooks = [];
            protected Dictionary<string, TPostHook> post_hooks = [];
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            private long hookCount;

            protected HookableModule(string name)
                : base(name)
            {
            }

            public HookRemover register_forward_pre_hook(TPreHook hook) => new(this, Register(pre_hooks, hook));

            public HookRemover register_forward_pre_hook(Action<Module> hook) => new(this, Register(module_pre_hooks, hook));

            public HookRemover register_forward_hook(TPostHook hook) => new(this, Register(post_hooks, hook));

            public HookRemover register_forward_hook(Action<Module> hook) => new(this, Register(module_post_hooks, hook));

            // A number counted up is a key that no removal makes free again, so hooks keep running in the order they came.
            private string Register<T>(Dictionary<string, T> hooks, T hook)
            {
                var key = (hookCount++).ToString(System.Globalization.CultureInfo.InvariantCulture);
                hooks.Add(key, hook);
                return key;
            }

            /// <summary>Takes one hook off its module again.</summary>
            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> module;
                private readonly string key;

                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
                {
                    this.module = module;
                    this.key = key;
                }

                public void remove()
                {
                    module.pre_hooks.Remove(key);
                    module.post_hooks.Remove(key);
                    module.module_pre_hooks.Remove(key);
                    module.module_post_hooks.Remove(key);
                }
            }
        }
    }
}
