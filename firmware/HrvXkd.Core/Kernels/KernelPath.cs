// Which instructions the kernels use on this machine. All paths give the same bits; a message or a benchmark wants the name.
namespace HrvXkd.Core.Kernels
{
    /// <summary>The path that kernels take.</summary>
    public static partial class KernelPath
    {
        /// <summary>Name of the path: "plain" where there is none for the machine's vectors.</summary>
        public static string Name
        {
            get
            {
                string name = "plain";
                Find(ref name);
                return name;
            }
        }

        static partial void Find(ref string name);
    }
}
