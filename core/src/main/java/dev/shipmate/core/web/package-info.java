/** Station 1: HTTP in. */
@NullMarked
package dev.shipmate.core.web;

import org.jspecify.annotations.NullMarked;
