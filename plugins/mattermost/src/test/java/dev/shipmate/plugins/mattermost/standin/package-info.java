/** A stand-in for Mattermost: refuses what the server refuses, calls the host as the server does. */
package dev.shipmate.plugins.mattermost.standin;
