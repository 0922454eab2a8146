package causeway.testbed.demo;

/// One thing that was seen: what, and its value with its unit.
public record Fact(String label, String value) {}
