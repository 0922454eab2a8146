package causeway.proxy.report;

import causeway.proxy.access.Probe;
import causeway.proxy.account.Tally;
import causeway.proxy.lifecycle.Standing;
import causeway.proxy.s3.InstanceIdentity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a proxy says about itself at one moment.
///
/// @param cause absent in a beat
/// @param sequence of the rules in force; absent with none, or with rules that were not published
/// @param digest of the rules in force; absent with none
/// @param probe absent while nothing was proved about the way to AWS
/// @param startedAt since when the tally counts
record Report(
    Kind kind,
    @Nullable Cause cause,
    Instant time,
    InstanceIdentity instance,
    String version,
    Standing standing,
    @Nullable Long sequence,
    @Nullable String digest,
    @Nullable Probe probe,
    Instant startedAt,
    Tally tally,
    Descriptors descriptors) {}
