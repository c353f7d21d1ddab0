package dev.gangway.runner;

/** The sandbox and the mail server that {@code demo} and {@code sandbox} need and a production server does not have. */
final class DemoParts {
    private static final String SANDBOX = "dev.gangway.sandbox.SalesSandbox";

    private DemoParts() {}

    /** @throws IllegalStateException when they are not on the class path; the message says where to get them */
    static void require() {
        try {
            Class.forName(SANDBOX, false, DemoParts.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The Sales sandbox is not part of this installation. Unpack gangway-VERSION-demo.tar.gz over it, which"
                            + " adds the folder lib-demo",
                    e);
        }
    }
}
