package causeway.reconcile.audit;

import org.jspecify.annotations.Nullable;

/// Something that an audit should have looked at and could not. It never counts as passed.
///
/// @param place absent where it is no account's Region, such as a baseline's file
/// @param subject what it is, for people
/// @param code why, stable: `denied`, `throttled`, `unavailable`, `missing`, `faulty`,
///   `out-of-time`
/// @param message the same in a sentence, with what to do
public record Unread(@Nullable Place place, String subject, String code, String message) {}
