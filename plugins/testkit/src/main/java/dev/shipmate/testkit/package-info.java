/** What the tests of plugins are made of: contracts, a host in a box, and what a stand-in of a service must do. */
@NullMarked
package dev.shipmate.testkit;

import org.jspecify.annotations.NullMarked;
