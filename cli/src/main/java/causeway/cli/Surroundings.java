package causeway.cli;

import causeway.cli.farm.Account;
import causeway.cli.farm.AwsAccount;
import causeway.cli.farm.Pace;
import causeway.functions.aws.AuditRole;
import causeway.functions.aws.AwsCloud;
import causeway.functions.cloud.Inventory;
import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What commands meet outside this process: AWS, time, a person. Tests bring their own.
record Surroundings(Account.Source accounts, Endpoints endpoints, Pace pace, Person person) {
  /// Where the endpoints of accounts are listed.
  interface Endpoints {
    /// The way to them.
    ///
    /// @param home the account that needs no role
    /// @param role the name of the role in every other account
    Inventory of(String home, String role);
  }

  static Surroundings real() {
    return new Surroundings(
        AwsAccount::new,
        (home, role) -> AwsCloud.inventory(new AuditRole(home, role)),
        Pace.system(),
        Person.atTerminal());
  }

  /// Somebody who may be asked.
  interface Person {
    Set<String> YES = Set.of("y", "yes");

    /// Whether anybody is there.
    boolean present();

    /// Whether they say yes.
    boolean agrees(String question);

    static Person atTerminal() {
      // Without a terminal there is a console or none, as the JVM was started.
      Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
      return new Person() {
        @Override
        public boolean present() {
          return console.isPresent();
        }

        @Override
        public boolean agrees(String question) {
          return console
              .map(terminal -> terminal.readLine("%s [y/N] ", question))
              .filter(answer -> YES.contains(answer.strip().toLowerCase(Locale.ROOT)))
              .isPresent();
        }
      };
    }
  }
}
