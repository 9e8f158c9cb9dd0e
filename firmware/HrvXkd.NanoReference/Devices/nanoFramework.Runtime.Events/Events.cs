// nanoFramework.Runtime.Events 1.11: the base of the arguments of pin events.
#pragma warning disable
namespace nanoFramework.Runtime.Events
{
    public class BaseEvent
    {
        public ushort Source;
        public byte Message;
    }
}
