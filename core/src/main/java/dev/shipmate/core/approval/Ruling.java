package dev.shipmate.core.approval;

/** What came of deciding an approval. */
public sealed interface Ruling {

    /** It was decided as asked; its state says how. */
    record Made(Approval approval) implements Ruling {}

    /** Somebody was first, or it was too late: the approval says who and when. */
    record Closed(Approval approval) implements Ruling {}

    /** Nobody approves his own run. */
    record Own(Approval approval) implements Ruling {}

    /** Nobody takes back what another asked for. */
    record Foreign(Approval approval) implements Ruling {}

    /** There is none of this number. */
    record Unknown(long number) implements Ruling {}
}
