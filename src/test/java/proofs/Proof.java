package proofs;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** A test class that proves one of the project's claims; at the end of a run, {@link ProofList} tells of each. */
@Retention(RetentionPolicy.RUNTIME)
@interface Proof {
    /** The claim. */
    String value();
}
