/** May they? Grants, groups, the one pure rule that decides, and the stores it is fed from. */
@NullMarked
package dev.shipmate.core.access;

import org.jspecify.annotations.NullMarked;
