package causeway.reconcile.observed;

/// Where an instance is in Auto Scaling's lifecycle; only what the farm tells apart.
public enum LifecycleState {
  PENDING("Pending"),
  PENDING_WAIT("Pending:Wait"),
  PENDING_PROCEED("Pending:Proceed"),
  IN_SERVICE("InService"),
  TERMINATING("Terminating"),
  TERMINATING_WAIT("Terminating:Wait"),
  TERMINATING_PROCEED("Terminating:Proceed"),
  TERMINATED("Terminated"),
  STANDBY("Standby"),
  ENTERING_STANDBY("EnteringStandby"),
  DETACHING("Detaching"),
  DETACHED("Detached"),
  WARMED_PENDING("Warmed:Pending"),
  WARMED_PENDING_WAIT("Warmed:Pending:Wait"),
  WARMED_PENDING_PROCEED("Warmed:Pending:Proceed"),
  WARMED_RUNNING("Warmed:Running"),
  WARMED_STOPPED("Warmed:Stopped"),
  WARMED_HIBERNATED("Warmed:Hibernated"),
  WARMED_TERMINATING("Warmed:Terminating"),
  WARMED_TERMINATING_WAIT("Warmed:Terminating:Wait"),
  WARMED_TERMINATING_PROCEED("Warmed:Terminating:Proceed"),
  WARMED_TERMINATED("Warmed:Terminated"),
  /// One that this version does not know: left alone.
  OTHER("");

  private final String code;

  LifecycleState(String code) {
    this.code = code;
  }

  /// AWS's own spelling.
  public String code() {
    return code;
  }

  public static LifecycleState of(String code) {
    for (LifecycleState state : values()) {
      if (state.code.equals(code)) {
        return state;
      }
    }
    return OTHER;
  }

  /// Whether the instance is on its way out of the group for good.
  public boolean terminating() {
    return this == TERMINATING || this == TERMINATING_WAIT || this == TERMINATING_PROCEED;
  }
}
