package causeway.proxy.access;

import causeway.access.decide.Access;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The access in force and where it came from.
///
/// @param digest of the snapshot's content, the same for equal content under any sequence
/// @param sequence the highest published sequence of that content; absent when compiled offline
/// @param source such as `s3://state/access/current.json`, or the file on disk it was kept in
/// @param loadedAt when this content came into force here
public record LoadedAccess(
    Access access, String digest, @Nullable Long sequence, String source, Instant loadedAt) {}
