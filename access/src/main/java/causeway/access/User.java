package causeway.access;

import org.jspecify.annotations.Nullable;

/// How one user proves who they are to the explicit proxy: by password, by client certificate, or
/// by either.
///
/// @param password an argon2id hash in PHC string form; never printed
/// @param certificate the subject of the client certificate, an RFC 4514 distinguished name
public record User(@Nullable String password, @Nullable String certificate) {
  @Override
  public String toString() {
    return "User[password="
        + (password == null ? "none" : "…")
        + ", certificate="
        + certificate
        + "]";
  }
}
