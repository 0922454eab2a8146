package causeway.access.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whose principals and whose resources the endpoint policies admit.
public record Perimeter(@Nullable String organization, List<String> resourceAccounts) {}
