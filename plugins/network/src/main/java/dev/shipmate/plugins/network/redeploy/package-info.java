/** {@code network redeploy} and {@code network approve}: run a job of Nautobot for devices, tried, confirmed and approved first. */
@NullMarked
package dev.shipmate.plugins.network.redeploy;

import org.jspecify.annotations.NullMarked;
