package causeway.testbed.autoscaling;

/// Where an instance is in its life, as AWS spells it.
public enum LifecycleState {
  PENDING("Pending"),
  PENDING_WAIT("Pending:Wait"),
  PENDING_PROCEED("Pending:Proceed"),
  IN_SERVICE("InService"),
  ENTERING_STANDBY("EnteringStandby"),
  STANDBY("Standby"),
  TERMINATING("Terminating"),
  TERMINATING_WAIT("Terminating:Wait"),
  TERMINATING_PROCEED("Terminating:Proceed"),
  TERMINATED("Terminated");

  private final String spelled;

  LifecycleState(String spelled) {
    this.spelled = spelled;
  }

  public String spelled() {
    return spelled;
  }

  /// On its way out, and no longer counted.
  public boolean leaving() {
    return compareTo(TERMINATING) >= 0;
  }

  public boolean standby() {
    return this == ENTERING_STANDBY || this == STANDBY;
  }

  public boolean pending() {
    return compareTo(IN_SERVICE) < 0;
  }

  /// Held by a hook.
  public boolean waiting() {
    return this == PENDING_WAIT || this == TERMINATING_WAIT;
  }
}
