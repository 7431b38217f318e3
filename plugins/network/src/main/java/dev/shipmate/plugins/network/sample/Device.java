package dev.shipmate.plugins.network.sample;

/** A network device as the inventory knows it. The names are for people; no two devices have the same. */
record Device(String name, String location, String role, String status, String model, String address, String software) {

    boolean isActive() {
        return status.equals("Active");
    }
}
