/** A stand-in for Webex, for tests and for hands. */
package dev.shipmate.plugins.webex.standin;
