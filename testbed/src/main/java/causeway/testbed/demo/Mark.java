package causeway.testbed.demo;

import java.time.Duration;

/// A moment worth showing on the timeline, since the demo's start.
public record Mark(Duration at, String text) {}
