package dev.shipmate.core.inbox;

import dev.shipmate.core.database.TextRules;
import dev.shipmate.spi.platform.Inbound;

/** What makes a delivery a repeat of another, as it is stored. */
record DeliveryKey(String platform, String deliveryId) {

    static DeliveryKey of(Inbound inbound) {
        return new DeliveryKey(inbound.origin().platform(), TextRules.storable(inbound.deliveryId()));
    }
}
