package causeway.reconcile.audit;

/// How bad a finding is, in the words of Security Hub's finding format.
public enum Severity {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
