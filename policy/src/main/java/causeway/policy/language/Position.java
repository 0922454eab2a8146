package causeway.policy.language;

/// A place in a document's text.
///
/// @param line from 1
/// @param column from 1, in characters
public record Position(int line, int column) {}
