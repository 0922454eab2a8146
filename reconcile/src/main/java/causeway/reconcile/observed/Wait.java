package causeway.reconcile.observed;

/// One wait of an instance: it waits at the launch hook once, and at the terminate hook again.
public record Wait(String instance, String hook) {}
