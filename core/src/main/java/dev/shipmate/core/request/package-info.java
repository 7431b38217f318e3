/** Asking for access: what a refused user asks for, and what approvers make of it. */
@NullMarked
package dev.shipmate.core.request;

import org.jspecify.annotations.NullMarked;
