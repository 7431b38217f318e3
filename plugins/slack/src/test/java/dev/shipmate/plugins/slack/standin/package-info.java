/** A stand-in for Slack, for the tests of this plugin, of the distribution, and for hands. */
package dev.shipmate.plugins.slack.standin;
