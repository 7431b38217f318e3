package dev.shipmate.distribution;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives out the nodes in turn, as a load balancer does: those that are known to be down are passed over. */
final class Balancer {

    private final List<Node> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    Balancer(List<Node> nodes) {
        this.nodes = nodes;
    }

    /** Returns the next node that is up; waits where none is. */
    Node next() throws InterruptedException {
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
            if (node.isUp()) {
                return node;
            }
        }
        Node node = nodes.get(Math.floorMod(turn.get(), nodes.size()));
        node.awaitUp();
        return node;
    }
}
