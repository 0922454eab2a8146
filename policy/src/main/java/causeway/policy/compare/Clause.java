package causeway.policy.compare;

/// One element of a statement: what it wants of one dimension.
///
/// @param dimension which
/// @param predicate a predicate of that dimension
/// @param wanted whether the predicate must hold or must not
record Clause(Dimension dimension, int predicate, boolean wanted) {
  /// What a request can differ in.
  sealed interface Dimension {
    record Principal() implements Dimension {}

    record Action() implements Dimension {}

    record Resource() implements Dimension {}

    /// A condition key, in lower case.
    record Key(String name) implements Dimension {}

    /// A comparison with variables, which is taken as a whole: true or false.
    ///
    /// @param text what makes two of them the same
    record Opaque(Object text) implements Dimension {}
  }
}
