using System.Runtime.InteropServices;

namespace LLama.Native;

/// <summary>Owns one native object.</summary>
public abstract class SafeLLamaHandleBase : SafeHandle
{
    private protected SafeLLamaHandleBase(nint handle)
        : base(IntPtr.Zero, ownsHandle: true) =>
        SetHandle(handle);

    /// <inheritdoc/>
    public override bool IsInvalid => handle == IntPtr.Zero;
}
