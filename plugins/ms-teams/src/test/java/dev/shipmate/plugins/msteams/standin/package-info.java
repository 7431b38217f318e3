/** A stand-in for Microsoft Teams and the Bot Framework's connector, for tests and for hands. */
package dev.shipmate.plugins.msteams.standin;
