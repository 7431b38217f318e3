/** A server of IRC that is as strict as real ones, and people on it. */
package dev.shipmate.plugins.irc.standin;
