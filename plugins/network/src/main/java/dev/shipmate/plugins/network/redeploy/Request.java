package dev.shipmate.plugins.network.redeploy;

/**
 * A wish to redeploy that waits for a yes.
 *
 * @param step whose yes it waits for
 * @param place the id of the device or location
 * @param described what will be touched, as it was shown
 * @param fingerprint the devices that were shown; others are not touched by this yes
 * @param job the name of the job
 */
record Request(Step step, Person asker, String place, String described, String fingerprint, String job) {

    /** Whose yes is missing. */
    enum Step {
        /** That of whoever asked, once the dry run has been looked at. */
        CONFIRM,
        /** That of a second person. */
        APPROVE
    }

    /** Says no to what has changed since it was shown. */
    boolean isStill(Scope scope, RedeployJob now) {
        return place.equals(scope.place().id()) && fingerprint.equals(scope.fingerprint()) && job.equals(now.name());
    }
}
