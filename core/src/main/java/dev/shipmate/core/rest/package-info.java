/**
 * What scripts call: the same things that the pages show and change, in the shapes of Nautobot's REST API, so that its
 * clients work unchanged.
 */
@NullMarked
package dev.shipmate.core.rest;

import org.jspecify.annotations.NullMarked;
