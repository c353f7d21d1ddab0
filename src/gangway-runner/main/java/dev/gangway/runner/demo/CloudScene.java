package dev.gangway.runner.demo;

import java.util.List;

/**
 * A partner of the story with headquarters in the cloud.
 *
 * @param seller what the salesperson does with the lead
 * @param clerk what a clerk does in headquarters
 * @param status of the prospect at the end; null when it is gone
 */
record CloudScene(
        String prospect,
        String firstName,
        String lastName,
        String company,
        String email,
        Seller seller,
        Clerk clerk,
        String status) {

    enum Clerk {
        NOTHING,
        APPROVES,
        REJECTS,
        DELETES
    }

    static List<CloudScene> all() {
        return List.of(
                of("000101", "Ida", "Berg", "Nordlys Bygg AS", Seller.WINS, "Approved"),
                of("000102", "Zoë", "O'Neill", "O'Neill & Daughters", Seller.WINS, "Approved"),
                of("000103", "Mehmet", "Yılmaz", "Yılmaz Tekstil", Seller.WINS, "Approved"),
                of("000104", "Hana", "Nováková", "Kavárna U Mostu", Seller.LOSES, "Rejected"),
                of("000105", "Liam", "Byrne", "Byrne Freight", Seller.DISQUALIFIES, "Rejected"),
                of("000106", "Chiara", "Russo", "Russo Ceramica", Seller.QUALIFIES, "Pending"),
                of("000107", "Yuki", "Tanaka", "田中商店", Seller.LEAVES, "Pending"),
                of("000108", "Omar", "Haddad", "شركة حداد", Clerk.APPROVES, "Approved"),
                of("000109", "Eva", "Lind", "Lind Möbler", Clerk.REJECTS, "Rejected"),
                of("000110", "Tom", "Test", "A request by mistake", Clerk.DELETES, null));
    }

    private static CloudScene of(
            String id, String firstName, String lastName, String company, Seller seller, String status) {
        return new CloudScene(id, firstName, lastName, company, email(id), seller, Clerk.NOTHING, status);
    }

    private static CloudScene of(
            String id, String firstName, String lastName, String company, Clerk clerk, String status) {
        return new CloudScene(id, firstName, lastName, company, email(id), Seller.LEAVES, clerk, status);
    }

    private static String email(String id) {
        return "partner" + id + "@example.com";
    }

    /** What happens, in words. */
    String act() {
        if (clerk != Clerk.NOTHING) {
            return "a clerk " + clerk.name().toLowerCase(java.util.Locale.ROOT);
        }
        return "seller " + seller.name().toLowerCase(java.util.Locale.ROOT);
    }
}
