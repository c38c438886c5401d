// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {BallotConfig} from "../../types/BallotConfig.sol";
import {BallotId} from "../../types/Ids.sol";
import {BallotStore} from "./BallotStore.sol";
import {BallotSheet, SheetOption} from "../libraries/BallotSheet.sol";
import {ChoiceText} from "../libraries/ChoiceText.sol";
import {VoteMessage} from "../libraries/VoteMessage.sol";

/// @title The words that voters sign
abstract contract BallotWording is BallotStore, EIP712 {
    /// @dev A sheet that was read, with the memory in which each vote's text and message are made.
    struct Wording {
        SheetOption[] options;
        uint256 message;
        uint256 buffer;
    }

    /// @dev Checks the sheet against the ballot and reads it once for all that is signed on it, of one of the types of VoteMessage.
    function _wordingOf(
        BallotId ballotId,
        BallotConfig config,
        bytes32 typeHash,
        bytes memory sheet
    ) internal view returns (Wording memory wording) {
        _checkSheet(ballotId, sheet);
        BallotSheet.Sheet memory parsed = BallotSheet.read(sheet, config.optionCount());
        wording.options = parsed.options;
        wording.message = VoteMessage.prepare(
            _domainSeparatorV4(),
            typeHash,
            ballotId,
            parsed.commonsHash,
            parsed.questionHash
        );
        wording.buffer = ChoiceText.allocate(sheet.length, config.optionCount());
    }
}
