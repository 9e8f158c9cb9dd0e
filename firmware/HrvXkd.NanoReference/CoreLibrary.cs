// The allow-list: every type and member of nanoFramework's core library 1.x that shared code may use.
// Bodies are never run. Source of the list: nanoFramework CoreLibrary 1.17 public surface.
#pragma warning disable
namespace System
{
    public class Object
    {
        public Object() { }
        public virtual bool Equals(object other) { throw null; }
        public virtual int GetHashCode() { throw null; }
        public virtual string ToString() { throw null; }
    }
    public abstract class ValueType { }
    public abstract class Enum : ValueType { }
    public struct Void { }
    public struct Boolean { }
    public struct SByte { }
    public struct Byte { }
    public struct Int16 { }
    public struct UInt16 { }
    public struct Char { }
    public partial struct Int32 { }
    public struct UInt32 { }
    public struct Int64 { }
    public struct UInt64 { }
    public struct Single { }
    public struct Double { }
    public struct IntPtr { }
    public struct UIntPtr { }
    public struct RuntimeFieldHandle { }
    public struct RuntimeTypeHandle { }
    public class Type { }
    public abstract class Delegate { }
    public abstract class MulticastDelegate : Delegate { }
    public sealed partial class String { public int Length { get { throw null; } } }
    public abstract class Array
    {
        public int Length { get { throw null; } }
        public static void Copy(Array source, int sourceIndex, Array destination, int destinationIndex, int length) { throw null; }
        public static void Clear(Array array, int index, int length) { throw null; }
    }
    public interface IDisposable { void Dispose(); }
    public partial class Exception { public Exception() { } public Exception(string message) { } }
    public class SystemException : Exception { public SystemException() { } public SystemException(string message) : base(message) { } }
    public class ArgumentException : SystemException { public ArgumentException() { } public ArgumentException(string message) : base(message) { } }
    public class ArgumentNullException : ArgumentException { public ArgumentNullException(string name) { } }
    public class ArgumentOutOfRangeException : ArgumentException { public ArgumentOutOfRangeException(string name) { } }
    public class InvalidOperationException : SystemException { public InvalidOperationException() { } public InvalidOperationException(string message) : base(message) { } }
    public abstract class Attribute { }
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class AttributeUsageAttribute : Attribute { public AttributeUsageAttribute(AttributeTargets on) { } public bool AllowMultiple { get; set; } public bool Inherited { get; set; } }
    public enum AttributeTargets { Assembly = 1, Module = 2, Class = 4, All = 32767 }
    public sealed class ParamArrayAttribute : Attribute { }
    public sealed class ObsoleteAttribute : Attribute { public ObsoleteAttribute(string message) { } public ObsoleteAttribute(string message, bool error) { } }
}
namespace System.Reflection { public sealed class DefaultMemberAttribute : Attribute { public DefaultMemberAttribute(string name) { } } }
namespace System.Collections
{
    public interface IEnumerable { IEnumerator GetEnumerator(); }
    public interface IEnumerator { object Current { get; } bool MoveNext(); void Reset(); }
}
namespace System.Runtime.CompilerServices
{
    public static class RuntimeHelpers { public static void InitializeArray(Array array, RuntimeFieldHandle data) { throw null; } }
}
