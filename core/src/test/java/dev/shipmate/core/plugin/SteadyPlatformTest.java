package dev.shipmate.core.plugin;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.shipmate.spi.platform.ChatPlatform;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class SteadyPlatformTest {

    @Test
    void everyMethodIsHandedOn() throws Exception {
        for (Method method : ChatPlatform.class.getMethods()) {
            assertNotNull(SteadyPlatform.class.getDeclaredMethod(method.getName(), method.getParameterTypes()));
        }
    }
}
