/// In: requests in AWS's query protocol. Out: calls of the Auto Scaling engine, and answers in XML.
@NullMarked
package causeway.testbed.autoscaling.api;

import org.jspecify.annotations.NullMarked;
