package dev.shipmate.core.approval;

import dev.shipmate.spi.message.Message;

/** Tells of what is asked for and decided, after it is written down. Must return at once and never throw. */
public interface ApprovalNews {

    /** Tells nobody: where no host runs that could. */
    ApprovalNews UNTOLD = new ApprovalNews() {
        @Override
        public void opened(Approval approval) {}

        @Override
        public void closed(Approval approval) {}

        @Override
        public Message waiting(Approval approval) {
            return Message.of("Approval " + approval.number() + " is open.");
        }
    };

    /** Somebody may approve it now. Told again where the host died before it said so to the asker. */
    void opened(Approval approval);

    /** It will not run: it was refused or expired. Its reply address is still there. */
    void closed(Approval approval);

    /** What the asker is told of what waits. */
    Message waiting(Approval approval);
}
