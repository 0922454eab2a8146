/// In: a bucket, a key and what the environment says about Region, endpoint, trust and credentials.
/// Out: a [causeway.proxy.s3.S3Answer]; every fault of the network or of AWS is a value with a
/// sentence. Everything here blocks: never call it from an event loop.
@NullMarked
package causeway.proxy.s3;

import org.jspecify.annotations.NullMarked;
