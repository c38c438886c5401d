// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {ERC2771Context} from "@openzeppelin/contracts/metatx/ERC2771Context.sol";
import {Signers} from "../../metatx/Signers.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId} from "../../types/Ids.sol";
import {BallotElectorate} from "../common/BallotElectorate.sol";
import {BallotWording} from "../common/BallotWording.sol";
import {ChoiceText} from "../libraries/ChoiceText.sol";
import {VoteMessage} from "../libraries/VoteMessage.sol";
import {PointsBallots} from "./PointsBallots.sol";

/// @title What members do by their own transaction, or by a signature that anyone brings
abstract contract SignedBallots is PointsBallots, BallotElectorate, BallotWording, ERC2771Context {
    /// @dev What is signed of a vote or, with the bits of a selection as choices, of an endorsement (see VoteMessage).
    function _digestOf(
        BallotId ballotId,
        BallotConfig config,
        bytes32 typeHash,
        uint256 choices,
        uint256 optionBits,
        bytes calldata sheet
    ) internal view returns (bytes32) {
        Wording memory wording = _wordingOf(ballotId, config, typeHash, sheet);
        bytes32 choiceHash = ChoiceText.hash(wording.options, choices, optionBits, wording.buffer);
        return VoteMessage.digest(wording.message, choiceHash, choices);
    }

    /// @dev The account of who signed this, or a revert where nobody did.
    function _signerOf(
        bytes32 digest,
        bytes calldata signer,
        bytes calldata signature
    ) internal view returns (address account) {
        account = Signers.accountOf(signer);
        if (!Signers.isValidSignature(signer, digest, signature)) revert BallotBoxInvalidSignature(account);
    }
}
