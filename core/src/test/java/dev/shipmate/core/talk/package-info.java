/** A host in a box for tests: a platform that records, a command set that does everything, users that talk. */
package dev.shipmate.core.talk;
