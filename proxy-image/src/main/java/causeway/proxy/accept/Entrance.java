package causeway.proxy.accept;

import causeway.proxy.account.Books;
import causeway.proxy.config.Limits;
import causeway.proxy.config.Listener;
import causeway.proxy.decide.Admission;
import causeway.proxy.dial.Dialer;
import causeway.proxy.relay.Relay;

/// Everything a connection of one listener passes through.
record Entrance(
    Listener listener,
    Limits limits,
    Capacity capacity,
    Admission admission,
    Dialer dialer,
    Relay relay,
    Books books) {}
