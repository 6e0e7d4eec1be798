package io.github.veomaven.await;

import java.util.Arrays;

/** The JSON body of an answer, byte for byte as the service sent it (decompressed). Untrusted. */
public final class ResponseBody {

    private final byte[] bytes;

    private ResponseBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes a copy of the bytes. */
    public static ResponseBody of(byte[] bytes) {
        return new ResponseBody(bytes.clone());
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Size in bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ResponseBody that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The size only: a body may hold what must not reach a log. */
    @Override
    public String toString() {
        return "ResponseBody[" + bytes.length + " bytes]";
    }
}
