package dev.shipmate.core.pages;

/**
 * One of the three checks, as pages show it.
 *
 * @param scope organization, channel or user
 * @param who whose ID was checked
 * @param word permits, blocks or denies
 * @param by the grant that decided; "" for none
 * @param address of a form that is filled with the grant that would open it; "" where none would
 * @param opening that grant in words
 */
public record Verdict(String scope, String who, String word, String by, String address, String opening) {}
