package causeway.testbed.stack;

/// Makes the resources of one type in the cloud. It must use, or leave to the list of what has no
/// stand-in, every property: [Properties] keeps count of what it asks for.
@FunctionalInterface
public interface Maker {
  Made make(Request request);
}
