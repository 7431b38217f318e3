package dev.shipmate.core.access;

/** A change of a group that what is kept already does not allow. */
public final class GroupConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isInUse;

    private GroupConflictException(String message, boolean isInUse) {
        super(message);
        this.isInUse = isInUse;
    }

    /** Whether grants name the group, rather than another group having its name. */
    public boolean isInUse() {
        return isInUse;
    }

    static GroupConflictException exists(Group group) {
        return new GroupConflictException(
                "A group " + group.name() + " exists already for platform " + group.platform() + ". Change that one.",
                false);
    }

    static GroupConflictException inUse(Group group, long grants) {
        return new GroupConflictException(
                "The group " + group.name() + " is named by " + grants
                        + (grants == 1 ? " grant" : " grants") + ", which would silently lose it. Remove "
                        + (grants == 1 ? "that grant" : "those grants") + " first.",
                true);
    }
}
